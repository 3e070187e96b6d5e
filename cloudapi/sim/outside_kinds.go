package sim

import (
	"slices"
)

// Beyond the reference: instances as the actions of other products show them.
// What stands in a VSwitch keeps it from being deleted (6.5).

func standInChapter() chapter {
	return chapter{
		kinds: []kind{instanceKind(), balancerKind(), netInterfaceKind(), haVipKind(), securityGroupKind()},
		ops:   slices.Concat(ecsOps(), haVipOps()),
	}
}

func instanceKind() kind {
	return kind{
		name: kindInstance, id: "InstanceId", prefix: "i-", label: "Instance", index: []string{"Address"},
		settles: map[string]string{"Pending": "Running", "Starting": "Running", "Stopping": "Stopped"},
		links:   []link{{attr: "VpcId", to: kindVpc, code: "DependencyViolation.Instance"}, {attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation"}},
		names: row{
			"InstanceName": "Name", "VpcAttributes.VpcId": "VpcId", "VpcAttributes.VSwitchId": "VSwitchId",
			"VpcAttributes.PrivateIpAddress.IpAddress[]": "Address",
		},
		fields: map[string]func(*Cloud, *object) string{
			"InstanceNetworkType": networkClass, "EipAddress.AllocationId": boundEip("AllocationId"), "EipAddress.IpAddress": boundEip("IpAddress"),
		},
	}
}

func balancerKind() kind {
	return kind{
		name: kindBalancer, id: "LoadBalancerId", prefix: "lb-", index: []string{"Address"},
		links:  []link{{attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation"}},
		names:  row{"LoadBalancerName": "Name", "LoadBalancerStatus": "Status", "CreateTime": "CreationTime"},
		fields: map[string]func(*Cloud, *object) string{"NetworkType": networkClass, "AddressType": addressType},
	}
}

func netInterfaceKind() kind {
	return kind{
		name: kindNetInterface, id: "NetworkInterfaceId", prefix: "eni-", index: []string{"Address"},
		links: []link{{attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation"}},
		names: row{"NetworkInterfaceName": "Name", "PrivateIpAddress": "Address"},
	}
}

func haVipKind() kind {
	return kind{
		name: kindHaVip, id: "HaVipId", prefix: "havip-", label: "HaVip", index: []string{"Address", "VpcId"},
		settles: map[string]string{"Creating": "Available", "Associating": "InUse", "Unassociating": "Available", "Deleting": ""},
		links:   []link{{attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation.HaVip"}},
		names:   row{"IpAddress": "Address", "CreateTime": "CreationTime", "AssociatedInstances.associatedInstance[]": "InstanceId"},
		fields: map[string]func(*Cloud, *object) string{
			"AssociatedEipAddresses.associatedEipAddresse[]": boundEip("IpAddress"), "MasterInstanceId": func(_ *Cloud, o *object) string { return o.Attrs["InstanceId"] },
		},
		settled: func(c *Cloud, o *object) {
			if o.status() == "Available" {
				c.set(o, "InstanceId", "")
			}
		},
	}
}

func securityGroupKind() kind {
	return kind{
		name: kindSecurityGroup, id: "SecurityGroupId", prefix: "sg-", label: "SecurityGroup", index: []string{"Address", "VSwitchId"},
		links: []link{{attr: "VpcId", to: kindVpc, code: "DependencyViolation.SecurityGroup"}},
		names: row{"SecurityGroupName": "Name"},
	}
}

// networkClass is vpc or, for what stands in none, classic.
func networkClass(_ *Cloud, o *object) string {
	if o.Attrs["VpcId"] == "" {
		return "classic"
	}
	return "vpc"
}

// addressType is that of a load balancer: in a VPC it has a private address.
func addressType(_ *Cloud, o *object) string {
	if o.Attrs["VpcId"] == "" {
		return "internet"
	}
	return "intranet"
}

// boundEip is an attribute of the EIP that is bound to an instance.
func boundEip(attr string) func(*Cloud, *object) string {
	return func(c *Cloud, o *object) string {
		for eip := range c.where(kindEip, "InstanceId", o.ID).all {
			return eip.Attrs[attr]
		}
		return ""
	}
}
