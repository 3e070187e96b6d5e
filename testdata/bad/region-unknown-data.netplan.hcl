cloud { region = "cn-hangzhou" }
data "access_points" "all" {
  region = "cn-nowhere" # want NP-REGION, near "cn-beijing"
}
output "points" { value = data.access_points.all.ids }
