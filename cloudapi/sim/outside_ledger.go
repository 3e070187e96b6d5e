package sim

// outsideLedger is what is done where the reference meets what is beyond it.
func outsideLedger() []decision {
	return []decision{
		{"tags", "5.3", "TagResources, UnTagResources and ListTagResources are answered; the lists of VSwitches, route tables and EIPs show tags and filter by them, as 5.3 does", "5.3 has tags and no action sets them; clients use these"},
		{"instances in use", "8.8, 13.1, 13.4", "ECS instances are Running or Stopped, load balancers active, network interfaces Available or InUse, HaVips Available or InUse; in any other status their code is answered, and 403 IncorrectInstanceStatus for interfaces", "only the HaVip's row names its statuses; 8.8 has two rows for instances"},
		{"a next hop in another VPC", "8.8", "not found: InvalidInstanId.NotFound, InvalidHaVipId.NotFound, InvalidNextHopId.NotFound", "the row about HaVips says so"},
		{"an EIP of another account", "13.1, 13.4, 13.6", "400 Forbbiden", "the row says that the EIP is not the caller's; one that is in another region is not found"},
		{"an instance of another account", "13.1", "400 BIND_INSTANCE_OWENER_ERROR", "the row names the owner of the instance; the EIP is the caller's by then"},
		{"a VSwitch with instances, load balancers or interfaces", "6.5", "400 DependencyViolation", "the general code of 6.5 for a VSwitch that is in use; HaVips have their own"},
		{"addresses of instances", "6.1, 6.3, 6.4", "one of the VSwitch's for each, its first free one if none is asked for; no free address counts it", "that instances use addresses follows from the number of them"},
		{"cloud resources", "5.5, 6.3", "Instance, HaVip and SecurityGroup are counted beside the types of the example", "the codes of 5.2 and 6.5 name these"},
		{"other products", "1", "answered at the same address, told apart by Version; an action with the version of another product is refused with InvalidVersion", "clients look up addresses, accounts and instances on their way"},
	}
}
